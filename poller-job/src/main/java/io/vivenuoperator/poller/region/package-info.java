/** One run for one region: reading from the vendor, storing, proving. */
@NullMarked
package io.vivenuoperator.poller.region;

import org.jspecify.annotations.NullMarked;
