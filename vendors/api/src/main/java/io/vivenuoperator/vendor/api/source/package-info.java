/** People of a platform, page by page, and what may come instead of a page. */
@NullMarked
package io.vivenuoperator.vendor.api.source;

import org.jspecify.annotations.NullMarked;
