/** The vendor's request limits, shared by all processes that use one API key. */
@NullMarked
package io.vivenuoperator.store.budget;

import org.jspecify.annotations.NullMarked;
