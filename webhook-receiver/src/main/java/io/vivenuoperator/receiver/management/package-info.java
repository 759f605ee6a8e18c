/** The controller's queries on the management port. */
@NullMarked
package io.vivenuoperator.receiver.management;

import org.jspecify.annotations.NullMarked;
