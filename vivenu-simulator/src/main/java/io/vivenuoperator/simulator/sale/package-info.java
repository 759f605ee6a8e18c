/** Sales, on request and over time. */
@NullMarked
package io.vivenuoperator.simulator.sale;

import org.jspecify.annotations.NullMarked;
