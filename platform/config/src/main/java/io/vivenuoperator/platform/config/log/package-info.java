/** The log of a running program: whose it is, and how much it says. */
@NullMarked
package io.vivenuoperator.platform.config.log;

import org.jspecify.annotations.NullMarked;
