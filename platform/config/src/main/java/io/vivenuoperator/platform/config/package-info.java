/** A program's environment, log and exit code. */
@NullMarked
package io.vivenuoperator.platform.config;

import org.jspecify.annotations.NullMarked;
