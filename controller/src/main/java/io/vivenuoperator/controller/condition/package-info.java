/** The conditions of a VivenuRegion and their reasons. */
@NullMarked
package io.vivenuoperator.controller.condition;

import org.jspecify.annotations.NullMarked;
