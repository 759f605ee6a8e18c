/** What the process is told by its environment. */
@NullMarked
package io.vivenuoperator.receiver.settings;

import org.jspecify.annotations.NullMarked;
