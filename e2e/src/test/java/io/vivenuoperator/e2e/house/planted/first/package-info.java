/** Half of a cycle, planted so that the rule is seen to find one. */
@NullMarked
package io.vivenuoperator.e2e.house.planted.first;

import org.jspecify.annotations.NullMarked;
