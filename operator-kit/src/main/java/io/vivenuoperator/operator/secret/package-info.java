/** Reading values that users stored in Secrets. */
@NullMarked
package io.vivenuoperator.operator.secret;

import org.jspecify.annotations.NullMarked;
