/** Who shares an API key, and what the vendor sees of it. */
@NullMarked
package io.vivenuoperator.poller.budget;

import org.jspecify.annotations.NullMarked;
