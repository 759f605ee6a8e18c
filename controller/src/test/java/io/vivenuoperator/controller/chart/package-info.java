/** Tests of the rendered chart. */
@NullMarked
package io.vivenuoperator.controller.chart;

import org.jspecify.annotations.NullMarked;
