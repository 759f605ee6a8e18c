/** Reading what the user stored in Secrets. */
@NullMarked
package io.vivenuoperator.controller.secret;

import org.jspecify.annotations.NullMarked;
