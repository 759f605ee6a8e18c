/** What the chart renders, for the values that a platform team may set. */
@NullMarked
package io.vivenuoperator.controller.chart;

import org.jspecify.annotations.NullMarked;
