/** Which messages somebody wants: by type, source and key. */
@NullMarked
package io.vivenuoperator.events.filter;

import org.jspecify.annotations.NullMarked;
