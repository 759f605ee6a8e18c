/** The process's settings, from its environment. */
@NullMarked
package io.vivenuoperator.controller.settings;

import org.jspecify.annotations.NullMarked;
