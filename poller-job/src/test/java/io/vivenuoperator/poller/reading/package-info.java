/** Unusual records that the vendor may send one day, read and stored by poll and by webhook. */
@NullMarked
package io.vivenuoperator.poller.reading;

import org.jspecify.annotations.NullMarked;
