@NullMarked
package io.vivenuoperator.receiver.http;

import org.jspecify.annotations.NullMarked;
