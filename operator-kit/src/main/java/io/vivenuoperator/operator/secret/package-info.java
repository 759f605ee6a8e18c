/** Reading what the user stored in Secrets. */
@NullMarked
package io.vivenuoperator.operator.secret;

import org.jspecify.annotations.NullMarked;
