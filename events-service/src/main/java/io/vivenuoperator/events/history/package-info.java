/** The log as it was, page by page. */
@NullMarked
package io.vivenuoperator.events.history;

import org.jspecify.annotations.NullMarked;
