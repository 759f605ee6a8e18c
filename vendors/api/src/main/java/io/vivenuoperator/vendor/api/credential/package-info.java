/** Access that a platform grants for a time, and how it is renewed. */
@NullMarked
package io.vivenuoperator.vendor.api.credential;

import org.jspecify.annotations.NullMarked;
