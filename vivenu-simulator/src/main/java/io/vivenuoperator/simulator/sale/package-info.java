/** Sales, and how they happen over time. */
@NullMarked
package io.vivenuoperator.simulator.sale;

import org.jspecify.annotations.NullMarked;
