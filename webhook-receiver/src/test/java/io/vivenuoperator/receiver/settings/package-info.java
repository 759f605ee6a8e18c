@NullMarked
package io.vivenuoperator.receiver.settings;

import org.jspecify.annotations.NullMarked;
