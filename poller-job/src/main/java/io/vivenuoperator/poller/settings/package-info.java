/** What the process was told by its environment, checked. */
@NullMarked
package io.vivenuoperator.poller.settings;

import org.jspecify.annotations.NullMarked;
