/** Tests of what events are called in English. */
@NullMarked
package io.vivenuoperator.events.notice;

import org.jspecify.annotations.NullMarked;
