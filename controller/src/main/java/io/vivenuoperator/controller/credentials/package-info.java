/** Whether there is an API key, and whether Vivenu accepts it. */
@NullMarked
package io.vivenuoperator.controller.credentials;

import org.jspecify.annotations.NullMarked;
