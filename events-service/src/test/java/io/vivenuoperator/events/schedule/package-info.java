/** When a failed delivery is tried again. */
@NullMarked
package io.vivenuoperator.events.schedule;

import org.jspecify.annotations.NullMarked;
