/** A program's environment, its log and its exit code. */
@NullMarked
package io.vivenuoperator.platform.config;

import org.jspecify.annotations.NullMarked;
