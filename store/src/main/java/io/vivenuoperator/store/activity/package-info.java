/** How much was published and delivered, by the time. */
@NullMarked
package io.vivenuoperator.store.activity;

import org.jspecify.annotations.NullMarked;
