/** What each kind of target is sent: body and headers, within the target's limits. */
@NullMarked
package io.vivenuoperator.events.format;

import org.jspecify.annotations.NullMarked;
