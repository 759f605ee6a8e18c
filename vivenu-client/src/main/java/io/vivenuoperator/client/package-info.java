/** Vivenu's REST API. */
@NullMarked
package io.vivenuoperator.client;

import org.jspecify.annotations.NullMarked;
