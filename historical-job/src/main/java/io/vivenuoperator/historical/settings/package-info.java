/** What the process is told by its arguments and its environment. */
@NullMarked
package io.vivenuoperator.historical.settings;

import org.jspecify.annotations.NullMarked;
