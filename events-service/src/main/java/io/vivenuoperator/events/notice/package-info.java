/** Events in English, for people: one by one, and many together. */
@NullMarked
package io.vivenuoperator.events.notice;

import org.jspecify.annotations.NullMarked;
