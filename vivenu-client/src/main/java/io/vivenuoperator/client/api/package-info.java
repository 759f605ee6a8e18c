/** What callers use: Vivenu's REST API, one method a call. */
@NullMarked
package io.vivenuoperator.client.api;

import org.jspecify.annotations.NullMarked;
