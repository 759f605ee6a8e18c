/** Sharing an API key, as seen by the vendor. */
@NullMarked
package io.vivenuoperator.poller.budget;

import org.jspecify.annotations.NullMarked;
