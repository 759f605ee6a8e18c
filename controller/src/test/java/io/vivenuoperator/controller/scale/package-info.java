/** The operator as a process of its own, with a thousand regions, or killed again and again: figures, not verdicts. */
@NullMarked
package io.vivenuoperator.controller.scale;

import org.jspecify.annotations.NullMarked;
