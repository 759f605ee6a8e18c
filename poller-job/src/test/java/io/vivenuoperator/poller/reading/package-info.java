/** Records as the vendor may send them some day, read and stored by poll and by webhook. */
@NullMarked
package io.vivenuoperator.poller.reading;

import org.jspecify.annotations.NullMarked;
