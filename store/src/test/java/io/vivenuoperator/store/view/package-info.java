@NullMarked
package io.vivenuoperator.store.view;

import org.jspecify.annotations.NullMarked;
