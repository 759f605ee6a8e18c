/** The regions file that the controller writes for the receivers, and their answer. */
@NullMarked
package io.vivenuoperator.contracts.registry;

import org.jspecify.annotations.NullMarked;
