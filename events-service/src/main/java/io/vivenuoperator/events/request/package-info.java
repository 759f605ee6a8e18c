/** What every delivery adds to its format: our headers, the user's, and how addresses are shown. */
@NullMarked
package io.vivenuoperator.events.request;

import org.jspecify.annotations.NullMarked;
