/** The ETag of an answer. */
@NullMarked
package io.vivenuoperator.platform.api.tag;

import org.jspecify.annotations.NullMarked;
