/** What the operator tells people and scripts in a resource's status. */
@NullMarked
package io.vivenuoperator.contracts.condition;

import org.jspecify.annotations.NullMarked;
