/** Targets that people read: Slack, Teams and Discord. */
@NullMarked
package io.vivenuoperator.events.chat;

import org.jspecify.annotations.NullMarked;
