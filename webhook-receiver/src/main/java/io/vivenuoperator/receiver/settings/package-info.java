/** The process's settings, from its environment. */
@NullMarked
package io.vivenuoperator.receiver.settings;

import org.jspecify.annotations.NullMarked;
