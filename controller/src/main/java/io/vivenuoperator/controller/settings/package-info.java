/** What the process is told by its environment. */
@NullMarked
package io.vivenuoperator.controller.settings;

import org.jspecify.annotations.NullMarked;
