/** The results of polls, and how fresh data and proof are. */
@NullMarked
package io.vivenuoperator.controller.freshness;

import org.jspecify.annotations.NullMarked;
