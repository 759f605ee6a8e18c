/** What became of a webhook's deliveries, page by page. */
@NullMarked
package io.vivenuoperator.events.journal;

import org.jspecify.annotations.NullMarked;
