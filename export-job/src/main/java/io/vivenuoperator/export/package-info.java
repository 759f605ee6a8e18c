/** The process that brings sales to where people want them. */
@NullMarked
package io.vivenuoperator.export;

import org.jspecify.annotations.NullMarked;
