/** The PostgreSQL that the chart brings for trying the stack out. */
@NullMarked
package io.vivenuoperator.controller.evaluation;

import org.jspecify.annotations.NullMarked;
