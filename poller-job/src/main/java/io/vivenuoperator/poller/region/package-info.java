/** One run over one region: what is read from the vendor, what is kept, what is proved. */
@NullMarked
package io.vivenuoperator.poller.region;

import org.jspecify.annotations.NullMarked;
