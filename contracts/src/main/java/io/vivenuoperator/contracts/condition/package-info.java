/** The part of a resource's status that people and scripts read. */
@NullMarked
package io.vivenuoperator.contracts.condition;

import org.jspecify.annotations.NullMarked;
