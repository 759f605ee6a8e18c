/** The keys that Vivenu signs deliveries with. */
@NullMarked
package io.vivenuoperator.controller.signing;

import org.jspecify.annotations.NullMarked;
