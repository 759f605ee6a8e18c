/** What tests of the store, and of the modules above it, need. */
@NullMarked
package io.vivenuoperator.store;

import org.jspecify.annotations.NullMarked;
